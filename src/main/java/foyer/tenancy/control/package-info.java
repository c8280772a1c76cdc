/** What those who run the platform do with tenants and accounts: they find them, suspend them and close them. */
@NamedInterface("control")
@NullMarked
package foyer.tenancy.control;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
