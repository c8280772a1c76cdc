package foyer.platform.graphql.schema;

import foyer.platform.graphql.SchemaTypeName;
import foyer.platform.graphql.UserError;
import foyer.platform.graphql.access.DirectiveText;
import foyer.platform.graphql.access.FieldGuards;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.graphql.ids.ControllerMethods;
import foyer.platform.graphql.mutation.MutationOutcomes;
import graphql.schema.TypeResolver;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Puts the parts that give the SDL its meaning into Spring's schema. */
@Configuration
class SchemaConfig {

    private static final String CODES = "ErrorCode";
    private static final String ERRORS = "UserError";

    @Bean
    GraphQlSourceBuilderCustomizer schemaWalk(
            SchemaPermissions permissions,
            FieldGuards guards,
            MutationOutcomes outcomes,
            ControllerMethods methods,
            DirectiveText text,
            BeanFactory beans) {
        return builder -> builder.configureTypeDefinitions(permissions)
                .typeVisitorsToTransformSchema(List.of(new SchemaWalk(guards, outcomes, methods, text, beans)));
    }

    /** Nodes go by their class, as Spring has it, unless their module says how the schema names them. */
    @Bean
    GraphQlSourceBuilderCustomizer typeNames(ObjectProvider<SchemaTypeName> names) {
        var resolver = new ClassNameTypeResolver();
        names.forEach(known -> resolver.addMapping(known.type(), known.name()));
        return builder -> builder.defaultTypeResolver(resolver);
    }

    /** A user error's type goes by the enum of its code. */
    @Bean
    RuntimeWiringConfigurer userErrorTypes() {
        TypeResolver byCode = environment -> {
            UserError error = Objects.requireNonNull(environment.getObject());
            var noun = error.code().getDeclaringClass().getSimpleName().replace(CODES, "");
            return environment.getSchema().getObjectType(noun + ERRORS);
        };
        return wiring -> wiring.type(ERRORS, type -> type.typeResolver(byCode));
    }
}
