/** Mails to people about their own affairs. */
@NullMarked
package foyer.tenancy.mails;

import org.jspecify.annotations.NullMarked;
