package foyer.platform.graphql.limits;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.limits.DocumentChecker.Verdict;
import foyer.platform.messages.Messages;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/** Tells whoever runs a deployment what is wrong with a document that it names. */
@Component
public class DocumentFaults {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final LimitSettings limits;
    private final DocumentChecker checker;
    private final ObjectProvider<GraphQlSource> source;
    private final Messages messages;

    DocumentFaults(LimitSettings limits, ObjectProvider<GraphQlSource> source, Messages messages) {
        this.limits = limits;
        this.checker = new DocumentChecker(limits);
        this.source = source;
        this.messages = messages;
    }

    /** Why nobody could run it, in one line of English; null when somebody can. */
    public @Nullable String of(String text) {
        var fault =
                switch (checker.check(text, source.getObject().schema(), limits.tokensSignedIn())) {
                    case Verdict.Passed(var document) -> text(excesses(document.operations()));
                    case Verdict.OverLimits(var excesses) -> text(excesses.stream());
                    case Verdict.Invalid(var invalid) -> invalid.getFirst().getMessage();
                };
        return fault == null ? null : SPACE.matcher(fault).replaceAll(" ");
    }

    /** What holds whatever the variables are. */
    private Stream<ApiException> excesses(List<Operation> operations) {
        return operations.stream().flatMap(operation -> {
            if (operation.cost() instanceof Cost.Fixed(var cost) && cost > limits.cost()) {
                return Stream.of(Limit.COST.inDocument(limits.cost(), cost));
            }
            return operation.publicMutations() > limits.publicMutations()
                    ? Stream.of(
                            Limit.PUBLIC_MUTATIONS.inDocument(limits.publicMutations(), operation.publicMutations()))
                    : Stream.empty();
        });
    }

    private @Nullable String text(Stream<ApiException> excesses) {
        return excesses.findFirst()
                .map(first -> messages.in(
                        Locale.ENGLISH, first.messageKey(), first.arguments().toArray()))
                .orElse(null);
    }
}
