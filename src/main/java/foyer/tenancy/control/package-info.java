/** What those who run the platform do with tenants and accounts: they find them, suspend them and close them. */
@NullMarked
package foyer.tenancy.control;

import org.jspecify.annotations.NullMarked;
