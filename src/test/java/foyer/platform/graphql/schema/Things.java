package foyer.platform.graphql.schema;

import foyer.platform.graphql.NodeSource;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The module behind {@code things.graphqls}: two things, found by their ids, and ways to fail. */
public final class Things {

    public static final UUID FIRST = new UUID(1, 1);
    public static final UUID SECOND = new UUID(1, 2);

    private Things() {}

    public record ThingId(UUID value) implements TypedId {
        public static ThingId of(String id) {
            return new ThingId(TypeIds.decode("thing", id));
        }

        @Override
        public String toString() {
            return TypeIds.encode("thing", value);
        }
    }

    public record Thing(ThingId id, String name, String secret) {}

    public record OtherId(UUID value) implements TypedId {
        public static OtherId of(String id) {
            return new OtherId(TypeIds.decode("other", id));
        }

        @Override
        public String toString() {
            return TypeIds.encode("other", value);
        }
    }

    public record Other(OtherId id) {}

    /** The Java side of the schema's enum. */
    public enum ThingErrorCode {
        SLUG_TAKEN,
        NOT_FOUND
    }

    record BoundInput(
            @Nullable ThingId id,
            @Nullable List<ThingId> ids,
            ArgumentValue<ThingId> maybe,
            @Nullable BoundInput nested) {}

    record ThingRenameInput(ThingId id, @Nullable String how) {}

    record ThingRenamePayload(Thing thing) implements Payload {}

    public static Thing thing(UUID id) {
        return new Thing(new ThingId(id), "a thing", "a secret");
    }

    public static Actor member(Set<String> roles, Set<String> permissions, AccessState... states) {
        return new Actor.Member(
                new UUID(9, 1),
                new UUID(9, 2),
                new UUID(9, 3),
                new UUID(9, 4),
                roles,
                permissions,
                Set.of(states),
                null);
    }

    /** Answers each field, and tells what was run. A test component, lest the application under test finds it. */
    @Controller
    @TestComponent
    public static class ThingController {

        public final List<String> run = new ArrayList<>();

        @QueryMapping
        @Nullable Thing thing(@Argument ThingId id) {
            run.add("thing");
            return id.value().equals(FIRST) ? Things.thing(FIRST) : null;
        }

        @QueryMapping
        String open() {
            return "open";
        }

        @QueryMapping
        String mine() {
            return "mine";
        }

        @QueryMapping
        String platform() {
            return "platform";
        }

        @QueryMapping
        String support() {
            return "support";
        }

        @QueryMapping
        String ours() {
            return "ours";
        }

        @QueryMapping
        String admins() {
            return "admins";
        }

        @QueryMapping
        String always() {
            return "always";
        }

        @QueryMapping
        String sold() {
            return "sold";
        }

        @QueryMapping
        String echo(@Argument String text) {
            return text;
        }

        @QueryMapping
        String bound(
                @Argument @Nullable ThingId id,
                @Argument @Nullable BoundInput input,
                @Argument @Nullable List<ThingId> ids) {
            return id + " " + input + " " + ids;
        }

        @MutationMapping
        ThingRenamePayload thingTend(@Argument ThingRenameInput input) {
            run.add("tend");
            return new ThingRenamePayload(Things.thing(input.id().value()));
        }

        @MutationMapping
        ThingRenamePayload thingRename(@Argument ThingRenameInput input) {
            run.add("rename");
            var how = input.how();
            if (how == null) {
                return new ThingRenamePayload(Things.thing(input.id().value()));
            }
            throw switch (how) {
                case "at" -> UserErrorException.at("deep.name", ThingErrorCode.SLUG_TAKEN);
                case "of" -> UserErrorException.of(ThingErrorCode.NOT_FOUND);
                case "payload" ->
                    new UserErrorException(
                            List.of(UserErrorException.Problem.of(ThingErrorCode.NOT_FOUND, "id")),
                            Map.of("thing", Things.thing(SECOND)));
                case "race" -> violation("thing_slug_key");
                case "unmapped" -> violation("thing_pkey");
                default -> new IllegalStateException(how);
            };
        }
    }

    /** What a unique constraint raises, beneath what jOOQ and Spring make of it. */
    private static RuntimeException violation(String constraint) {
        var fields = "SERROR\0C23505\0Mduplicate key\0n" + constraint + "\0\0";
        return new IllegalStateException(new PSQLException(new ServerErrorMessage(fields)));
    }

    /** Finds things, and counts its statements. */
    public static class ThingNodes implements NodeSource {

        public int statements;

        @Override
        public String prefix() {
            return "thing";
        }

        @Override
        public String rootField() {
            return "thing";
        }

        @Override
        public Map<UUID, ?> byIds(Collection<UUID> ids) {
            statements++;
            var found = new LinkedHashMap<UUID, Thing>();
            ids.stream().filter(Set.of(FIRST, SECOND)::contains).forEach(id -> found.put(id, Things.thing(id)));
            return found;
        }
    }

    /** Finds others, for whoever is signed in. */
    public static class OtherNodes implements NodeSource {

        @Override
        public String prefix() {
            return "other";
        }

        @Override
        public String rootField() {
            return "mine";
        }

        @Override
        public Map<UUID, ?> byIds(Collection<UUID> ids) {
            var found = new LinkedHashMap<UUID, Other>();
            ids.forEach(id -> found.put(id, new Other(new OtherId(id))));
            return found;
        }
    }
}
