package foyer.files;

import foyer.testing.OnS3;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** What other modules do with files, with the bytes in a bucket. */
@ContextConfiguration(initializers = OnS3.class)
@Tag("module")
class FilesOnS3Test extends FilesTest {}
