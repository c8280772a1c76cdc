package foyer.records.freezing;

import foyer.entitlements.Limit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.TableField;

/**
 * Where the records of a stock are.
 *
 * @param kind their type in the schema
 * @param prefix of their ids
 * @param id their column of it, by which they are in the order in which they were made
 * @param counted of which rows the limit is
 * @param seen true of the rows that the caller may see
 */
public record FrozenRows(
        String kind, String prefix, Limit limit, TableField<?, UUID> id, Condition counted, Supplier<Condition> seen) {}
