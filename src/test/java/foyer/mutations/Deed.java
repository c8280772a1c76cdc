package foyer.mutations;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mutation of the schema with what it leaves behind by one request: audit rows, events and timeline lines, each in the
 * order of the words.
 *
 * @param bare whether it takes no input
 * @param by who does it, made of the stage
 * @param given an input that works, made after whatever has to be there
 * @param refused one that a person is told about; null when there is none
 * @param tried the audit rows of the refused one: that somebody tried a wrong password is worth knowing
 */
record Deed(
        String name,
        boolean bare,
        String audit,
        String events,
        String timeline,
        Function<Stage, TestMember> by,
        Function<Stage, Map<String, ?>> given,
        @Nullable Function<Stage, Map<String, ?>> refused,
        String tried) {

    /** What stands behind the prefix of an id that nobody has. */
    static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";

    /** A mutation with an input, by the owner. */
    static Deed of(String name) {
        return new Deed(name, false, "", "", "", Stage::owner, _ -> Map.of(), null, "");
    }

    /** A mutation without one. */
    static Deed bare(String name) {
        return new Deed(name, true, "", "", "", Stage::owner, _ -> Map.of(), null, "");
    }

    Deed leaves(String itsAudit, String itsEvents, String itsTimeline) {
        return new Deed(name, bare, itsAudit, itsEvents, itsTimeline, by, given, refused, tried);
    }

    Deed bySuperAdmin() {
        return by(stage ->
                stage.owner().by(stage.tenants().superAdmin(stage.owner()).client()));
    }

    /** As the owner, by whoever runs the platform. */
    Deed byImpersonator() {
        return by(stage -> stage.owner()
                .by(stage.tenants().impersonate(stage.tenants().superAdmin(stage.owner()), stage.owner())));
    }

    Deed given(Function<Stage, Map<String, ?>> input) {
        return new Deed(name, bare, audit, events, timeline, by, input, refused, tried);
    }

    Deed refused(Function<Stage, Map<String, ?>> input) {
        return new Deed(name, bare, audit, events, timeline, by, given, input, tried);
    }

    /** Refused while the owner has made nothing ready for it. */
    Deed refusedAtFirst() {
        return refused(_ -> Map.of());
    }

    Deed tried(String itsAudit) {
        return new Deed(name, bare, audit, events, timeline, by, given, refused, itsAudit);
    }

    private Deed by(Function<Stage, TestMember> actor) {
        return new Deed(name, bare, audit, events, timeline, actor, given, refused, tried);
    }

    /** Who is refused: what takes no input can only be refused for who does it. */
    TestMember refusedTo(Stage stage) {
        return bare ? stage.owner() : by.apply(stage);
    }

    static GraphQlAnswer run(String name, TestMember member, Map<String, ?> input) {
        var type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input!";
        var document = "mutation($input: %s) { %s(input: $input) { userErrors { code } } }".formatted(type, name);
        return member.client().post(document, Map.of("input", input));
    }

    GraphQlAnswer run(TestMember member, Map<String, ?> input) {
        return bare
                ? member.client().post("mutation { %s { userErrors { code } } }".formatted(name))
                : run(name, member, input);
    }

    @Override
    public String toString() {
        return name;
    }
}
