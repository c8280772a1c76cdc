package foyer.records.owning;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is the same of all that people make for themselves: who may change it, and what it may be called. */
public final class Owning {

    private Owning() {}

    /** The caller, who is a member. */
    public static UUID caller() {
        return Objects.requireNonNull(CurrentCaller.actor().id());
    }

    /** Whether it is the caller's own. */
    public static boolean isCallers(Owned one) {
        return one.ownerId() != null
                && one.ownerId().value().equals(CurrentCaller.actor().id());
    }

    /** What the caller may change: their own, and what nobody owns any more. */
    public static <T extends Owned> T own(@Nullable T stored, Enum<?> notFound, Enum<?> notYours) {
        if (stored == null) {
            throw UserErrorException.at("id", notFound);
        }
        if (stored.ownerId() != null && !isCallers(stored)) {
            throw UserErrorException.at("id", notYours);
        }
        return stored;
    }

    /** The owner that it has from now on. */
    public static MembershipId owner() {
        return new MembershipId(caller());
    }

    /** The name without blanks around it. */
    public static String name(String given, int max, Enum<?> invalid) {
        var name = given.strip();
        if (!isShort(name, max)) {
            throw UserErrorException.at("name", invalid, max);
        }
        return name;
    }

    /** Whether it says something, in no more than so many characters. */
    public static boolean isShort(String text, int max) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= max;
    }
}
