package foyer.isolation;

import foyer.isolation.FieldPath.Step;
import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Walks the schema: the shortest way to each field of each type, and every place that takes an id or a cursor. */
final class Slots {

    private static final Set<String> CURSORS = Set.of("after", "before");

    /**
     * Two make a job whatever they name: one by a filter, which is tried where leads are listed, one by ids too, as
     * {@code LeadBulkAccessTest} tries them; one looks at nothing before the token of
     * a mail, with which {@code MagicLinksTest} tries another's tenant; one is for anybody, as {@code PublicPropertiesTest}
     * tries it; one takes several leads, and {@code LeadMergeAccessTest} tries another's at each place; one changes
     * all that a tenant asks for, and {@code PropertyChecklistTest} tries another's item; five keep whatever
     * their filters name, and {@code LeadViewsTest}, {@code LeadListAccessTest} and
     * {@code SavedSearchTest} try another's view, list or property; one list has something where a plan has less room than
     * is used, and {@code DowngradeTest} tries another's cursor.
     */
    private static final Set<String> TRIED_ELSEWHERE = Set.of(
            "DowngradeOver.items",
            "Mutation.leadBulkUpdate",
            "Mutation.leadExport",
            "Mutation.leadListCreate",
            "Mutation.leadListUpdate",
            "Mutation.leadMerge",
            "Mutation.magicLinkSignIn",
            "Mutation.propertyChecklistSave",
            "Mutation.propertySavedSearchCreate",
            "Mutation.propertySavedSearchUpdate",
            "Mutation.savedViewSave",
            "Query.publicProperties");

    private Slots() {}

    /** The root fields, and one way to each field of the types below them. */
    static List<FieldPath> fields(GraphQLSchema schema) {
        var found = new LinkedHashMap<String, FieldPath>();
        var open = new ArrayDeque<FieldPath>();
        roots(schema.getQueryType(), found, open);
        roots(Objects.requireNonNull(schema.getMutationType()), found, open);
        while (!open.isEmpty()) {
            var path = open.remove();
            if (GraphQLTypeUtil.unwrapAll(path.last().field().getType()) instanceof GraphQLObjectType type) {
                type.getFieldDefinitions().forEach(field -> add(path.then(type, field), found, open));
            }
        }
        return List.copyOf(found.values());
    }

    private static void roots(GraphQLObjectType root, Map<String, FieldPath> found, ArrayDeque<FieldPath> open) {
        root.getFieldDefinitions().forEach(field -> add(FieldPath.root(root, field), found, open));
    }

    /** The fields of Subscription, which have an answer of their own kind. */
    static List<FieldPath> subscriptions(GraphQLSchema schema) {
        var root = Objects.requireNonNull(schema.getSubscriptionType());
        return root.getFieldDefinitions().stream()
                .map(field -> FieldPath.root(root, field))
                .toList();
    }

    private static void add(FieldPath path, Map<String, FieldPath> found, ArrayDeque<FieldPath> open) {
        if (found.putIfAbsent(path.last().name(), path) == null) {
            open.add(path);
        }
    }

    static List<Slot> slots(GraphQLSchema schema) {
        return slots(fields(schema));
    }

    static List<Slot> slots(List<FieldPath> paths) {
        var slots = new ArrayList<Slot>();
        for (var path : paths) {
            if (TRIED_ELSEWHERE.contains(path.last().name())) {
                continue;
            }
            for (var argument : path.last().field().getArguments()) {
                var name = path.last().name() + "." + argument.getName();
                walk(slots, path, name, List.of(argument.getName()), argument.getType());
            }
        }
        return slots;
    }

    /** Into an input that has itself as a part once: {@code LeadFilterPartsTest} tries those within it. */
    private static void walk(
            List<Slot> slots, FieldPath path, String name, List<String> argument, GraphQLInputType type) {
        var list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
        var bare = GraphQLTypeUtil.unwrapAll(type);
        if (bare.getName().equals(Scalars.GraphQLID.getName())) {
            slots.add(new Slot(name, path, argument, list, false));
        } else if (CURSORS.contains(argument.getLast()) && bare.getName().equals(Scalars.GraphQLString.getName())) {
            slots.add(new Slot(name, path, argument, list, true));
        } else if (bare instanceof GraphQLInputObjectType input && !name.startsWith(input.getName() + ".")) {
            for (var field : input.getFieldDefinitions()) {
                var deeper = new ArrayList<>(argument);
                deeper.add(field.getName());
                walk(slots, path, input.getName() + "." + field.getName(), List.copyOf(deeper), field.getType());
            }
        }
    }

    /** Whether a field can be selected without giving it arguments. */
    static boolean needsNothing(GraphQLFieldDefinition field) {
        return field.getArguments().stream()
                .noneMatch(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue());
    }

    static boolean pages(Step step) {
        return step.field().getArgument("first") != null;
    }
}
