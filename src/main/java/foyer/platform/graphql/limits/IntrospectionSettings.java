package foyer.platform.graphql.limits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the schema; {@code FOYER_GRAPHQL_INTROSPECTION}.
 *
 * @param introspection OPEN for everybody, SIGNED_IN_STAFF for signed-in developers, admins and owners; absent means
 *     SIGNED_IN_STAFF in production and staging, else OPEN
 */
@ConfigurationProperties("foyer.graphql")
record IntrospectionSettings(@Nullable Introspection introspection) {

    enum Introspection {
        OPEN,
        SIGNED_IN_STAFF
    }
}
