package foyer.files;

import foyer.testing.OnS3;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** What goes, and what is swept, with the bytes in a bucket. */
@ContextConfiguration(initializers = OnS3.class)
@Tag("graphql")
class FileExpiryOnS3Test extends FileExpiryTest {}
