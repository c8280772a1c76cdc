/**
 * What every HTTP exchange has in common: security headers, error pages, who is behind a proxy, whose pages may call, and
 * the cookie of a browser's session; and GraphiQL's page.
 */
@NullMarked
package foyer.platform.web;

import org.jspecify.annotations.NullMarked;
