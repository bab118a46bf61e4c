package io.hongyan.server.flow;

import com.google.common.collect.ImmutableList;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import io.hongyan.core.flow.Condition;
import io.hongyan.core.flow.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles conditions: CEL over the fields of the catalogue, type-checked, with min, max, yuan and
 * hours besides its own functions. Safe by construction; loops end with their budget.
 */
public final class Conditions {

    static final int LONGEST = 2_000;

    private static final CelOptions LIMITS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .comprehensionMaxIterations(1_000)
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(60)
                    .maxRegexProgramSize(500)
                    .build();

    /** By the roots that are there; there are few such sets. */
    private final Map<Set<String>, Cel> languages = new ConcurrentHashMap<>();

    /** A condition, or what is wrong with it (places within the text). */
    public sealed interface Compiled {

        record Good(Condition condition) implements Compiled {}

        /** The places' lines count from 1, columns from 0, as CEL counts them. */
        record Bad(List<CelIssue> issues) implements Compiled {
            public Bad {
                issues = List.copyOf(issues);
            }
        }
    }

    /**
     * @param roots the first parts of the fields that have values where the condition stands
     */
    public Compiled compile(String text, Set<String> roots) {
        var cel = languages.computeIfAbsent(Set.copyOf(roots), Conditions::language);
        try {
            var checked = cel.compile(text).getAst();
            return new Compiled.Good(new CelCondition(text, program(cel, checked)));
        } catch (CelValidationException e) {
            return new Compiled.Bad(e.getErrors());
        } catch (CelEvaluationException e) {
            return new Compiled.Bad(
                    List.of(CelIssue.formatError(1, 0, String.valueOf(e.getMessage()))));
        }
    }

    private static dev.cel.runtime.Program program(Cel cel, CelAbstractSyntaxTree checked)
            throws CelEvaluationException {
        return cel.createProgram(checked);
    }

    private static Cel language(Set<String> roots) {
        var builder =
                CelFactory.plannerCelBuilder()
                        .setOptions(LIMITS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setResultType(SimpleType.BOOL);
        for (var field : FlowFields.testable(roots)) {
            builder.addVar(field.path(), typeOf(field.type()));
        }
        return builder.addFunctionDeclarations(declarations())
                .addFunctionBindings(bindings())
                .build();
    }

    private static CelType typeOf(FieldType type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case WHOLE, MONEY -> SimpleType.INT;
            case TRUTH -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case TEXTS -> ListType.create(SimpleType.STRING);
        };
    }

    private static List<CelFunctionDecl> declarations() {
        var whole = SimpleType.INT;
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        "min", CelOverloadDecl.newGlobalOverload("min_int", whole, whole, whole)),
                CelFunctionDecl.newFunctionDeclaration(
                        "max", CelOverloadDecl.newGlobalOverload("max_int", whole, whole, whole)),
                CelFunctionDecl.newFunctionDeclaration(
                        "yuan",
                        CelOverloadDecl.newGlobalOverload("yuan_int", whole, whole),
                        CelOverloadDecl.newGlobalOverload("yuan_double", whole, SimpleType.DOUBLE)),
                CelFunctionDecl.newFunctionDeclaration(
                        "hours",
                        CelOverloadDecl.newGlobalOverload(
                                "hours_duration", whole, SimpleType.DURATION),
                        CelOverloadDecl.newGlobalOverload(
                                "hours_int", SimpleType.DURATION, whole)));
    }

    private static List<CelFunctionBinding> bindings() {
        return ImmutableList.<CelFunctionBinding>builder()
                .addAll(
                        CelFunctionBinding.fromOverloads(
                                "min",
                                CelFunctionBinding.from(
                                        "min_int", Long.class, Long.class, Math::min)))
                .addAll(
                        CelFunctionBinding.fromOverloads(
                                "max",
                                CelFunctionBinding.from(
                                        "max_int", Long.class, Long.class, Math::max)))
                .addAll(
                        CelFunctionBinding.fromOverloads(
                                "yuan",
                                CelFunctionBinding.from(
                                        "yuan_int",
                                        Long.class,
                                        yuan -> Math.multiplyExact((long) yuan, 100L)),
                                CelFunctionBinding.from(
                                        "yuan_double", Double.class, Conditions::fen)))
                .addAll(
                        CelFunctionBinding.fromOverloads(
                                "hours",
                                CelFunctionBinding.from(
                                        "hours_duration", Duration.class, Duration::toHours),
                                CelFunctionBinding.from(
                                        "hours_int", Long.class, Duration::ofHours)))
                .build();
    }

    /** The written constant to the fen; no sum of money is ever a double. */
    private static long fen(double yuan) {
        return BigDecimal.valueOf(yuan)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Compiles a text that is known to be good; empty when it is not, after all. */
    Optional<Condition> find(String text, Set<String> roots) {
        return compile(text, roots) instanceof Compiled.Good(var condition)
                ? Optional.of(condition)
                : Optional.empty();
    }
}
