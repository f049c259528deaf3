/**
 * A script as it stands inline in a page: without its comments and the space before its lines, which every reader would
 * have to fetch. The policy of the pages allows what this makes, by its hash.
 * @param {string} script
 */
export const inline = (script) => script.replace(/^[\t ]*(\/\/.*)?\n?/gm, '');
