package foyer.isolation;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A way from a root to a field, {@code Query.lead.notes}. */
record FieldPath(List<Step> steps) {

    /** A field and the type that it is on. */
    record Step(GraphQLObjectType parent, GraphQLFieldDefinition field) {

        /** {@code Lead.notes}. */
        String name() {
            return parent.getName() + "." + field.getName();
        }

        /** Where an answer has it; of a list the first element. */
        String answered() {
            return field.getName()
                    + (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType())) ? ".0" : "");
        }
    }

    static FieldPath root(GraphQLObjectType root, GraphQLFieldDefinition field) {
        return new FieldPath(List.of(new Step(root, field)));
    }

    FieldPath then(GraphQLObjectType parent, GraphQLFieldDefinition field) {
        var longer = new ArrayList<>(steps);
        longer.add(new Step(parent, field));
        return new FieldPath(List.copyOf(longer));
    }

    boolean isRoot() {
        return steps.size() == 1;
    }

    boolean changes() {
        return steps.getFirst().parent().getName().equals("Mutation");
    }

    /** The word that begins an operation of this kind. */
    String keyword() {
        return steps.getFirst().parent().getName().toLowerCase(Locale.ROOT);
    }

    Step last() {
        return steps.getLast();
    }
}
