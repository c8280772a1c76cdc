package foyer.platform.graphql.access;

import org.jspecify.annotations.Nullable;

/** Whom a field is for, as its one directive of access says. */
sealed interface Audience {

    /** {@code @public}: anyone. */
    record Everyone() implements Audience {}

    /** {@code @signedIn}: a user, with or without an active tenant. */
    record Users() implements Audience {}

    /**
     * {@code @auth}: an actor of the active tenant that holds the permission and the role, where given.
     *
     * @param person whether it has to be a person
     */
    record Members(@Nullable String permission, @Nullable String role, boolean person) implements Audience {}
}
