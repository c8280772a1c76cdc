package foyer.files;

import foyer.testing.OnS3;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** Scans, with the bytes in a bucket. */
@ContextConfiguration(initializers = OnS3.class)
@Tag("graphql")
class FileScanOnS3Test extends FileScanTest {}
