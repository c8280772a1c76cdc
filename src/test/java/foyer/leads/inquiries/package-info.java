/** Tests of inquiries on published properties. */
@NullMarked
package foyer.leads.inquiries;

import org.jspecify.annotations.NullMarked;
