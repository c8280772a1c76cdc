package foyer.platform.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.ids.NodeSources;
import foyer.testing.FoyerTest;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SchemaMappingInspector;
import org.springframework.graphql.execution.SchemaReport;

/** Schema and Java fit: every field has something behind it, with the same arguments and the same nullness. */
@FoyerTest
@Tag("module")
class InspectionTest {

    @Autowired
    private GraphQlSource source;

    @Autowired
    private List<RuntimeWiringConfigurer> wiring;

    @Autowired
    private NodeSources nodes;

    @Test
    void findsNothingUnmapped() {
        var report = inspect();

        assertThat(report.unmappedFields())
                .extracting(FieldCoordinates::toString)
                .isEmpty();
        assertThat(report.unmappedRegistrations()).isEmpty();
        assertThat(report.unmappedArguments()).isEmpty();
        assertThat(report.fieldNullnessErrors()).isEmpty();
        assertThat(report.argumentNullnessErrors()).isEmpty();
        assertThat(report.skippedTypes())
                .extracting(skipped -> ((GraphQLNamedType) skipped.type()).getName())
                .isEmpty();
    }

    @Test
    void hasANodeSourceForEveryNode() {
        var schema = source.schema();
        var wanted = Objects.requireNonNull(schema.getImplementations(
                        Objects.requireNonNull((GraphQLInterfaceType) schema.getType("Node"))))
                .stream()
                .map(GraphQLImplementingType::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = nodes.byPrefix().values().stream()
                .map(node -> Objects.requireNonNull(schema.getQueryType().getField(node.rootField()), node.rootField()))
                .map(field -> ((GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.getType())).getName())
                .toList();

        assertThat(found).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(found)).isEqualTo(wanted);
    }

    private SchemaReport inspect() {
        var runtime = RuntimeWiring.newRuntimeWiring();
        wiring.forEach(part -> part.configure(runtime));
        return SchemaMappingInspector.inspect(source.schema(), runtime.build().getDataFetchers());
    }
}
