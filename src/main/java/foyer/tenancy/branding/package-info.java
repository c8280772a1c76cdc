/** How a tenant's mails and pages look. */
@NullMarked
package foyer.tenancy.branding;

import org.jspecify.annotations.NullMarked;
