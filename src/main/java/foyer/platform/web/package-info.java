/** What every HTTP answer has in common: security headers, error pages, who is behind a proxy; and GraphiQL's page. */
@NullMarked
package foyer.platform.web;

import org.jspecify.annotations.NullMarked;
