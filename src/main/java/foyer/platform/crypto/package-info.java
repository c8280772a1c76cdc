/** Encryption of single values, and digests of opaque tokens. */
@NullMarked
package foyer.platform.crypto;

import org.jspecify.annotations.NullMarked;
