/** Inquiries of anybody on published properties, which become leads. */
@NullMarked
package foyer.leads.inquiries;

import org.jspecify.annotations.NullMarked;
