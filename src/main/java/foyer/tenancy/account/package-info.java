/** What people do with their own accounts: their sessions, passwords, profiles, and links sent to them by mail. */
@NullMarked
package foyer.tenancy.account;

import org.jspecify.annotations.NullMarked;
