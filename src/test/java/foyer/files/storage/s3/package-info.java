/** Tests of buckets. */
@NullMarked
package foyer.files.storage.s3;

import org.jspecify.annotations.NullMarked;
