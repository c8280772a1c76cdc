package foyer.platform.graphql.limits;

import java.util.List;

/**
 * What a selection costs, reckoned as far as it goes without variables. What variables decide is left as a small tree,
 * in which each fragment is reckoned once an operation.
 */
sealed interface Cost {

    /** Far above every limit, far below what would overflow when multiplied. */
    long CAP = 1_000_000_000L;

    long in(Reckoning reckoning);

    static Cost nothing() {
        return new Fixed(0);
    }

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
            return reckoning.once(slot, cost);
        }
    }

    default Cost plus(Cost other) {
        if (this instanceof Fixed(var mine) && other instanceof Fixed(var others)) {
            return new Fixed(Math.min(CAP, mine + others));
        }
        return isNothing() ? other : other.isNothing() ? this : new Sum(List.of(this, other));
    }

    default boolean isNothing() {
        return this instanceof Fixed(var value) && value == 0;
    }

    default Cost times(Factor factor) {
        return this instanceof Fixed(var mine) && factor instanceof Factor.Fixed(var times)
                ? new Fixed(Math.min(CAP, mine * times))
                : new Product(factor, this);
    }
}
