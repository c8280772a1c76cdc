package foyer.isolation;

import foyer.testing.FoyerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test whose documents are made of the schema: they ask for everything, which costs more than anybody may, and the
 * tokens that it begins with are good to its end, which on a slow machine takes longer than ten minutes to come.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FoyerTest
@TestPropertySource(properties = {"foyer.limits.cost=10000000", "foyer.identity.access-token-lifetime=3h"})
@interface WholeSchema {}
