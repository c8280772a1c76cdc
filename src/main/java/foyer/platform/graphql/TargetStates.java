package foyer.platform.graphql;

import org.jspecify.annotations.Nullable;

/**
 * What the state of a thing refuses to be done to it: a bean of the module that has things of such a state, which decides by
 * the same code as its mutations do.
 */
public interface TargetStates {

    /** The prefix of the ids of such things. */
    String prefix();

    /**
     * The code of the user error that the mutation would answer; null when the state of the thing is no hindrance.
     *
     * @param action the mutation's name
     * @param node as the {@link NodeSource} of the prefix has it
     */
    @Nullable Enum<?> refusal(String action, Object node);
}
