package foyer.platform.graphql.limits;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The fields of an operation's root: the name in the answer to the name in the schema, through fragments. */
final class RootFields {

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();

    RootFields(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    Map<String, String> of(SelectionSet root) {
        var fields = new HashMap<String, String>();
        collect(root, fields, new HashSet<>());
        return fields;
    }

    private void collect(SelectionSet selections, Map<String, String> fields, Set<String> seen) {
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> fields.put(field.getResultKey(), field.getName());
                case InlineFragment inline -> collect(inline.getSelectionSet(), fields, seen);
                case FragmentSpread spread
                when seen.add(spread.getName()) -> {
                    var fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        collect(fragment.getSelectionSet(), fields, seen);
                    }
                }
                default -> {}
            }
        }
    }
}
