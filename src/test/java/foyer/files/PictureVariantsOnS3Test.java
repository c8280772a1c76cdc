package foyer.files;

import foyer.testing.OnS3;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ContextConfiguration;

/** Pictures and their smaller forms, with the bytes in a bucket. */
@ContextConfiguration(initializers = OnS3.class)
@Tag("graphql")
class PictureVariantsOnS3Test extends PictureVariantsTest {}
