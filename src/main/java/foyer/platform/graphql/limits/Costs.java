package foyer.platform.graphql.limits;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reckons the cost of a valid document's selections. Fields on several types of an interface are all counted, though a
 * row is of one: the cost is an upper bound. Each fragment is walked once.
 */
final class Costs {

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Selected> walked = new HashMap<>();
    private int slots;

    Costs(GraphQLSchema schema, Document document) {
        this.schema = schema;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /**
     * The cost of a selection.
     *
     * @param once what is paid once for each parent
     * @param rows what is paid for each row of the page, where the parent is a connection
     */
    record Selected(Cost once, Cost rows) {

        static final Selected NOTHING = new Selected(Cost.nothing(), Cost.nothing());

        Selected and(Selected other) {
            return new Selected(once.plus(other.once), rows.plus(other.rows));
        }
    }

    /** How many fragments there are to share the cost of; a {@link Reckoning} has a place for each. */
    int slots() {
        return slots;
    }

    /** What the operation with these root fields costs. */
    Cost of(SelectionSet root, GraphQLCompositeType type) {
        return selection(root, type).once();
    }

    private Selected selection(@Nullable SelectionSet selections, GraphQLCompositeType type) {
        var selected = Selected.NOTHING;
        if (selections == null) {
            return selected;
        }
        for (Selection<?> selection : selections.getSelections()) {
            selected = selected.and(
                    switch (selection) {
                        case Field field -> field(field, type);
                        case InlineFragment inline ->
                            selection(
                                    inline.getSelectionSet(),
                                    inline.getTypeCondition() == null
                                            ? type
                                            : composite(
                                                    inline.getTypeCondition().getName()));
                        case FragmentSpread spread -> fragment(spread.getName());
                        default -> throw new IllegalStateException("unknown selection " + selection.getClass());
                    });
        }
        return selected;
    }

    private Selected field(Field field, GraphQLCompositeType parent) {
        if (field.getName().startsWith("__")) {
            return Selected.NOTHING;
        }
        var definition = Objects.requireNonNull(((GraphQLFieldsContainer) parent).getFieldDefinition(field.getName()));
        var type = (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(definition.getType());
        var cost = new Cost.Fixed(CostRules.weight(definition)).plus(below(field, definition, type));
        return CostRules.isConnection((GraphQLNamedOutputType) parent) && CostRules.isRows(field.getName())
                ? new Selected(Cost.nothing(), cost)
                : new Selected(cost, Cost.nothing());
    }

    private Cost below(Field field, GraphQLFieldDefinition definition, GraphQLNamedOutputType type) {
        if (!(type instanceof GraphQLCompositeType composite)) {
            return Cost.nothing();
        }
        var selected = selection(field.getSelectionSet(), composite);
        var factor = CostRules.factor(definition, field);
        return CostRules.isConnection(type)
                ? selected.once().plus(selected.rows().times(factor))
                : selected.once().times(factor);
    }

    private Selected fragment(String name) {
        var known = walked.get(name);
        if (known != null) {
            return known;
        }
        var fragment = Objects.requireNonNull(fragments.get(name), name);
        var selected = selection(
                fragment.getSelectionSet(),
                composite(fragment.getTypeCondition().getName()));
        var shared = new Selected(shared(selected.once()), shared(selected.rows()));
        walked.put(name, shared);
        return shared;
    }

    private Cost shared(Cost cost) {
        return cost instanceof Cost.Fixed ? cost : new Cost.Shared(slots++, cost);
    }

    private GraphQLCompositeType composite(String name) {
        return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(name), name);
    }
}
