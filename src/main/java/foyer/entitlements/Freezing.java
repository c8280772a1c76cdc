package foyer.entitlements;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Records of which a tenant keeps no more active than it is allowed: what is too much is frozen, never deleted
 * (spec/billing.md, "Downgrade"). The module that keeps a stock implements this, so that billing tells of it beforehand.
 */
public interface Freezing {

    Limit limit();

    /** The type of the records in the schema, {@code "Lead"}, under which {@link FrozenMarks} and {@link KeptMarks} know them. */
    String kind();

    /** The prefix of their ids. */
    String prefix();

    /**
     * What becomes of so many records when fewer are allowed.
     *
     * @param there how many there are, frozen ones too
     * @param freezes how many of them are frozen then, those too that are already
     * @param mark the same as long as the same ones would be frozen
     */
    record Extent(long there, long freezes, String mark) {}

    /** With so many allowed; in a number of statements that does not grow with the records. */
    Extent extent(Usage usage, long allowed);

    /** Those frozen with so many allowed that the caller may see, the newest first, in one statement. */
    Connection<UUID> over(long allowed, PageRequest page);

    /** Of these, those that there are to be kept and that the caller may see. */
    Set<UUID> keepable(Collection<UUID> ids);

    /** Nobody else changes what is frozen or chosen until the transaction ends. */
    void hold();

    /** Others are to stay active than before: what is frozen already is frozen or thawed accordingly, soon. */
    void choiceChanged();
}
