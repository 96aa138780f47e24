import { register } from "node:module";

/** For `node --import`: prints the URL of every module that is loaded, one a line, on stderr. */
const hooks = `export async function load(url, context, next) {
  if (url.startsWith("file:")) process._rawDebug("loaded " + url);
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
