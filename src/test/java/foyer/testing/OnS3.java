package foyer.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives an application under test a bucket of its own for its files. */
public class OnS3 implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var server = S3Server.running();
        TestPropertyValues.of(server.settings(server.newBucket())).applyTo(context);
    }
}
