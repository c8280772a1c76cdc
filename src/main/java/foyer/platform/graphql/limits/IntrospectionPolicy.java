package foyer.platform.graphql.limits;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.limits.IntrospectionSettings.Introspection;
import foyer.platform.security.Actor;
import foyer.platform.start.Deployment;
import foyer.platform.start.SettingException;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Decides who may read the schema, and who is told what of it when a document does not fit. */
@Component
class IntrospectionPolicy {

    private final boolean open;

    IntrospectionPolicy(IntrospectionSettings settings, Environment environment) {
        var strangers = Deployment.of(environment).isPublic();
        if (strangers && settings.introspection() == Introspection.OPEN) {
            throw new SettingException(
                    "FOYER_GRAPHQL_INTROSPECTION",
                    "is OPEN, which would show the schema to everybody",
                    "unset it, or set it to SIGNED_IN_STAFF");
        }
        this.open = settings.introspection() == null ? !strangers : settings.introspection() == Introspection.OPEN;
    }

    boolean admits(Actor actor) {
        return open || Staff.includes(actor);
    }

    /** Refuses an actor who may not read the schema. */
    void check(Actor actor) {
        if (admits(actor)) {
            return;
        }
        if (actor instanceof Actor.Anonymous(var reason)) {
            throw new ApiException(
                    ApiErrorCode.UNAUTHENTICATED, "introspection.signIn", List.of(), Map.of("reason", reason.name()));
        }
        throw new ApiException(ApiErrorCode.FORBIDDEN, "introspection.forbidden");
    }
}
