package foyer.files;

import foyer.testing.OnS3;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** Equal bytes, with the bytes in a bucket. */
@ContextConfiguration(initializers = OnS3.class)
@Tag("graphql")
class FileDedupeOnS3Test extends FileDedupeTest {}
