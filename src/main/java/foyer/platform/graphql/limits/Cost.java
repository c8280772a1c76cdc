package foyer.platform.graphql.limits;

import java.util.Arrays;
import java.util.List;

/**
 * What a selection costs, reckoned as far as it goes without variables. What variables decide is left as a small tree,
 * in which each fragment is reckoned once an operation.
 */
sealed interface Cost {

    /** Far above every limit, far below what would overflow when multiplied. */
    long CAP = 1_000_000_000L;

    Cost NOTHING = new Fixed(0);

    long in(Reckoning reckoning);

    /** The same whatever the variables. */
    record Fixed(long value) implements Cost {
        @Override
        public long in(Reckoning reckoning) {
            return value;
        }
    }

    record Sum(List<Cost> parts) implements Cost {
        @Override
        public long in(Reckoning reckoning) {
            var sum = 0L;
            for (var part : parts) {
                sum = Math.min(CAP, sum + part.in(reckoning));
            }
            return sum;
        }
    }

    record Product(Factor factor, Cost cost) implements Cost {
        @Override
        public long in(Reckoning reckoning) {
            return Math.min(CAP, factor.in(reckoning.variables()) * cost.in(reckoning));
        }
    }

    /** A fragment's cost, wherever it is spread. */
    record Shared(int slot, Cost cost) implements Cost {
        @Override
        public long in(Reckoning reckoning) {
            var known = reckoning.known();
            if (known[slot] < 0) {
                known[slot] = cost.in(reckoning);
            }
            return known[slot];
        }
    }

    /** One reckoning: an operation's variables, and the fragments reckoned so far. */
    record Reckoning(VariableValues variables, long[] known) {

        static Reckoning of(VariableValues variables, int slots) {
            var known = new long[slots];
            Arrays.fill(known, -1);
            return new Reckoning(variables, known);
        }
    }

    default Cost plus(Cost other) {
        if (this instanceof Fixed(var mine) && other instanceof Fixed(var others)) {
            return new Fixed(Math.min(CAP, mine + others));
        }
        return equals(NOTHING) ? other : other.equals(NOTHING) ? this : new Sum(List.of(this, other));
    }

    default Cost times(Factor factor) {
        return this instanceof Fixed(var mine) && factor instanceof Factor.Fixed(var times)
                ? new Fixed(Math.min(CAP, mine * times))
                : new Product(factor, this);
    }
}
