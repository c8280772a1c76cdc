package foyer.platform.graphql.limits;

import java.util.Arrays;

/** One reckoning of a cost: an operation's variables, and the fragments reckoned so far. */
final class Reckoning {

    private static final long UNKNOWN = -1;

    private final VariableValues variables;
    private final long[] known;

    /** With a place for each fragment that costs are shared of. */
    Reckoning(VariableValues variables, int slots) {
        this.variables = variables;
        this.known = new long[slots];
        Arrays.fill(known, UNKNOWN);
    }

    VariableValues variables() {
        return variables;
    }

    /** The cost of a fragment, reckoned when it is first met. */
    long once(int slot, Cost cost) {
        if (known[slot] == UNKNOWN) {
            known[slot] = cost.in(this);
        }
        return known[slot];
    }
}
