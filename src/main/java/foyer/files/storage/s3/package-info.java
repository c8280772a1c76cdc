/** Bytes in a bucket of S3, or of what speaks its protocol. */
@NullMarked
package foyer.files.storage.s3;

import org.jspecify.annotations.NullMarked;
