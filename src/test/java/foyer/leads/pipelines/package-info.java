/** Tests of pipelines and their stages. */
@NullMarked
package foyer.leads.pipelines;

import org.jspecify.annotations.NullMarked;
