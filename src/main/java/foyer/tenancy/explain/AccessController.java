package foyer.tenancy.explain;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operation that explains the others. */
@Controller
class AccessController {

    private final Explanations explanations;

    AccessController(Explanations explanations) {
        this.explanations = explanations;
    }

    @QueryMapping
    AccessExplanation accessExplanation(
            @Argument String action, @Argument @Nullable String target, DataFetchingEnvironment environment) {
        return explanations.explain(environment.getGraphQLSchema(), action, target);
    }
}
