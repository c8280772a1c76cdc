package foyer.leads.pipelines;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings what is given of pipelines and stages into its stored form, and collects what is wrong with it. */
final class PipelineErrors {

    static final int MAX_STAGES = 50;

    /** One open, one won, one lost. */
    static final int MIN_STAGES = 3;

    private static final int MAX_NAME = 100;
    private static final int MAX_KEY = 50;
    private static final int MAX_PROBABILITY = 100;

    /** A year. */
    private static final int MAX_SLA_HOURS = 8_760;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,%d}".formatted(MAX_KEY - 1));
    private static final Pattern OUTSIDE_KEY = Pattern.compile("[^a-z0-9]+");
    private static final Pattern HYPHENS_AT_ENDS = Pattern.compile("^-+|-+$");

    private final List<Problem> problems = new ArrayList<>();

    void add(String field, PipelineErrorCode code, Object... arguments) {
        problems.add(Problem.of(code, field, arguments));
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    String name(String field, String given) {
        var name = given.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME) {
            add(field, PipelineErrorCode.NAME_INVALID, MAX_NAME);
        }
        return name;
    }

    /**
     * The key that is given, or one made from the name.
     *
     * @param taken by others, which it must not have
     * @param noun what it is called where the name has no letter for a key
     */
    String key(String field, @Nullable String given, String name, Set<String> taken, String noun) {
        if (given == null) {
            return free(fromName(name, noun), taken);
        }
        if (!KEY.matcher(given).matches()) {
            add(field, PipelineErrorCode.KEY_INVALID, MAX_KEY);
        } else if (taken.contains(given)) {
            add(field, PipelineErrorCode.KEY_TAKEN);
        }
        return given;
    }

    private static String fromName(String name, String noun) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var hyphened = OUTSIDE_KEY.matcher(plain).replaceAll("-");
        var cut = hyphened.substring(0, Math.min(hyphened.length(), MAX_KEY / 2));
        var key = HYPHENS_AT_ENDS.matcher(cut).replaceAll("");
        return key.isEmpty() ? noun : key;
    }

    private static String free(String key, Set<String> taken) {
        var candidate = key;
        for (var number = 2; taken.contains(candidate); number++) {
            candidate = key + "-" + number;
        }
        return candidate;
    }

    int probability(String field, int given) {
        if (given < 0 || given > MAX_PROBABILITY) {
            add(field, PipelineErrorCode.PROBABILITY_INVALID, MAX_PROBABILITY);
        }
        return given;
    }

    @Nullable Integer slaHours(String field, @Nullable Integer given) {
        if (given != null && (given < 1 || given > MAX_SLA_HOURS)) {
            add(field, PipelineErrorCode.SLA_HOURS_INVALID, MAX_SLA_HOURS);
        }
        return given;
    }

    /**
     * A stage in stored form.
     *
     * @param prefix of its fields in the input
     * @param taken the keys of its pipeline's other stages; its own is added
     */
    BlueprintPipeline.Stage stage(String prefix, PipelineInputs.NewStage given, Set<String> taken) {
        var name = name(prefix + "name", given.name());
        var key = key(prefix + "key", given.key(), name, taken, "stage");
        taken.add(key);
        return new BlueprintPipeline.Stage(
                key,
                name,
                given.kind(),
                probability(prefix + "probability", given.probability()),
                slaHours(prefix + "slaHours", given.slaHours()));
    }

    List<BlueprintPipeline.Stage> stages(List<PipelineInputs.NewStage> given) {
        order("stages", given.stream().map(PipelineInputs.NewStage::kind).toList());
        var taken = new HashSet<String>();
        var stages = new ArrayList<BlueprintPipeline.Stage>();
        // What is too much is wrong already, and not looked at.
        for (var stage : given.subList(0, Math.min(given.size(), MAX_STAGES))) {
            stages.add(stage("stages.%d.".formatted(stages.size()), stage, taken));
        }
        return stages;
    }

    /** Leads begin in an open stage, and can be won and lost. */
    void order(String field, List<StageKind> kinds) {
        var fits = kinds.size() >= MIN_STAGES && kinds.size() <= MAX_STAGES;
        if (!fits || kinds.getFirst() != StageKind.OPEN || !kinds.containsAll(Set.of(StageKind.values()))) {
            add(field, PipelineErrorCode.STAGES_INVALID, MIN_STAGES, MAX_STAGES);
        }
    }

    static List<StageKind> kinds(Collection<Stage> stages) {
        return stages.stream().map(Stage::kind).toList();
    }
}
