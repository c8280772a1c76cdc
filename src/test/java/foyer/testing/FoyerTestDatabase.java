package foyer.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives an application under test a database of its own. */
class FoyerTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.server().stopAfterApplications();
        var database = TestDatabase.fresh();
        context.getBeanFactory().registerSingleton("testDatabase", database);
        TestPropertyValues.of(
                        "foyer.files.directory=" + database.files(),
                        "foyer.database.url=" + database.url(),
                        "foyer.database.user=" + TestDatabase.OWNER,
                        "foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER))
                .applyTo(context);
    }
}
