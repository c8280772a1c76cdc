/** Mails to people: an outbox in the database, templates in their language, and what sends them by SMTP. */
@NullMarked
package foyer.platform.mail;

import org.jspecify.annotations.NullMarked;
