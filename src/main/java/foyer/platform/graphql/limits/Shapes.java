package foyer.platform.graphql.limits;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the operations of a parsed document without the schema, before validation, whose own work the limits bound.
 * Each fragment is measured once, so the work grows with the document and not with what its fragments unfold to.
 */
final class Shapes {

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Shape> measured = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Literals literals;

    private Shapes(Document document, int listItems) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        this.literals = new Literals(listItems);
    }

    /**
     * The largest of the document's operations and fragments, in each respect.
     *
     * @throws ApiException when fragments spread themselves, or a literal is not to be had
     */
    static Measured of(Document document, int listItems) {
        var shapes = new Shapes(document, listItems);
        var operations = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(shapes::operation)
                .toList();
        var unused = shapes.fragments.keySet().stream().map(shapes::fragment).toList();
        return new Measured(operations, unused);
    }

    /** The shapes of a document's operations, and those of its fragments. */
    record Measured(List<Shape> operations, List<Shape> fragments) {}

    private Shape operation(OperationDefinition operation) {
        var shape = directives(operation.getDirectives());
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            literals.check(variable.getDefaultValue());
            shape = shape.and(directives(variable.getDirectives()));
        }
        return selection(operation.getSelectionSet()).and(shape);
    }

    private Shape selection(@Nullable SelectionSet selections) {
        var shape = Shape.EMPTY;
        if (selections == null) {
            return shape;
        }
        for (Selection<?> selection : selections.getSelections()) {
            shape = shape.and(
                    switch (selection) {
                        case Field field -> field(field);
                        case InlineFragment inline ->
                            selection(inline.getSelectionSet()).and(directives(inline.getDirectives()));
                        case FragmentSpread spread ->
                            fragment(spread.getName()).and(directives(spread.getDirectives()));
                        default -> throw new IllegalStateException("unknown selection " + selection.getClass());
                    });
        }
        return shape;
    }

    private Shape field(Field field) {
        arguments(field.getArguments());
        var name = field.getName();
        var own = Shape.field(!name.equals("__typename"), field.getAlias() != null)
                .and(directives(field.getDirectives()));
        return own.over(selection(field.getSelectionSet()), name.equals("__schema") || name.equals("__type"));
    }

    private Shape fragment(String name) {
        var known = measured.get(name);
        if (known != null) {
            return known;
        }
        var fragment = fragments.get(name);
        if (fragment == null) {
            return Shape.EMPTY;
        }
        if (!open.add(name)) {
            throw new ApiException(ApiErrorCode.GRAPHQL_VALIDATION_FAILED, "document.fragmentCycle", name);
        }
        var shape = selection(fragment.getSelectionSet()).and(directives(fragment.getDirectives()));
        open.remove(name);
        measured.put(name, shape);
        return shape;
    }

    private Shape directives(List<Directive> directives) {
        directives.forEach(directive -> arguments(directive.getArguments()));
        return Shape.directives(directives.size());
    }

    private void arguments(List<Argument> arguments) {
        arguments.forEach(argument -> literals.check(argument.getValue()));
    }
}
