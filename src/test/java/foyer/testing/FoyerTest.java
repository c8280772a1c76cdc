package foyer.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application over HTTP. All such classes share one application on one database, so each
 * makes its own tenants; {@link GraphQlClient}, {@link TestTenants}, {@link TestDatabase} and {@link Statements} can
 * be injected.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "foyer.secret=" + TestDatabase.SECRET,
            "foyer.demo=false",
            "management.server.port=0",
            // As long as a busy machine may take, or one that stands still for a while.
            "foyer.limits.operation-time=45s",
            "foyer.identity.refresh-grace=2m",
            // Nobody is waited for when all tests are over.
            "spring.lifecycle.timeout-per-shutdown-phase=2s",
            // All tests come from one address.
            "foyer.sign-in.attempts-per-address=100000",
            "foyer.sign-in.sign-ups-per-address=100000"
        })
@ContextConfiguration(initializers = FoyerTestDatabase.class)
@Import(FoyerTestBeans.class)
public @interface FoyerTest {}
