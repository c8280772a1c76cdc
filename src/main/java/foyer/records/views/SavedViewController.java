package foyer.records.views;

import foyer.platform.graphql.Payload;
import foyer.records.fields.RecordType;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The operations on saved views. */
@Controller
class SavedViewController {

    private static final TypeReference<Map<String, Object>> FILTER = new TypeReference<>() {};

    private final SavedViewQueries queries;
    private final SavedViewService service;
    private final JsonMapper json;

    SavedViewController(SavedViewQueries queries, SavedViewService service, JsonMapper json) {
        this.queries = queries;
        this.service = service;
        this.json = json;
    }

    record Written(SavedView savedView) implements Payload {}

    @QueryMapping
    List<SavedView> savedViews(@Argument RecordType type) {
        return queries.all(type);
    }

    /** The part that is the records' own is not bound to a type here: its module reads it. */
    @MutationMapping
    Written savedViewSave(@Argument SavedViewInputs.Save input, DataFetchingEnvironment environment) {
        Map<String, Object> given = Objects.requireNonNull(environment.getArgument("input"));
        return new Written(service.save(input, Looked.of(given)));
    }

    @MutationMapping
    Written savedViewDelete(@Argument SavedViewInputs.Delete input) {
        return new Written(service.delete(input.id()));
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> owner(SavedView view, DataLoader<MembershipId, Membership> memberships) {
        return view.ownerId() == null ? null : memberships.load(view.ownerId());
    }

    @SchemaMapping
    Map<String, Object> filter(SavedView view) {
        return json.readValue(view.filter(), FILTER);
    }
}
