/** Text as somebody might write it who means harm: escapes, direction marks, markup, formulas, line breaks. */
export const HOSTILE =
  "=cmd|'/C calc'!A0 \u001b[31mred\u001b]0;title\u0007 \u202egnp.exe\u2066 <script>alert(1)</script> `x` *b* [l](javascript:x)\n| a |\r\u009b2J\u0000\u200b\ud800";

/** What of it a terminal would obey; line feeds are the report's own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
export const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;
