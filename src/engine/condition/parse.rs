//! From text to condition. Errors name line, column and what was expected.

use super::{Atom, Condition, TowerRef, TowerSet};
use crate::engine::{
    criterion::{Class, Criterion},
    id::OptionId,
    instrument::Names,
    number::{Comparison, decimal},
    questionnaire::Kind,
    readiness::{Band, ImpactBand},
    scope::ScopeKind,
};

/// Nesting deeper than this is refused.
const DEEPEST: usize = 32;

/// Why a text is not a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Line in the text, from 1.
    pub line: usize,
    /// Column in the line, from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "condition, line {}, column {}: {}", self.line, self.column, self.message)
    }
}

/// Parses `text`, resolving the ids it names.
///
/// # Errors
/// The first place that cannot be read.
pub fn parse(text: &str, names: &Names) -> Result<Condition, ParseError> {
    let mut parser = Parser { tokens: tokenize(text)?, at: 0, names, depth: 0, text };
    let condition = parser.any()?;
    match parser.peek() {
        None => Ok(condition),
        Some(_) => Err(parser.error("expected \"and\", \"or\" or the end")),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Number(f64),
    Symbol(&'a str),
}

fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn tokenize(text: &str) -> Result<Vec<(usize, Token<'_>)>, ParseError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let offset = text.len() - rest.len();
        let length = if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
            continue;
        } else if first.is_ascii_digit() {
            let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
            let number = decimal(&rest[..length]).filter(|_| !rest[length..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'));
            let Some(number) = number else {
                let (line, column) = place(text, offset);
                return Err(ParseError { line, column, message: "expected a number".into() });
            };
            tokens.push((offset, Token::Number(number)));
            length
        } else if first.is_ascii_alphabetic() {
            let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            tokens.push((offset, Token::Word(&rest[..length])));
            length
        } else {
            let is_pair = ["<=", ">=", "!="].iter().any(|symbol| rest.starts_with(symbol));
            let length = if is_pair { 2 } else { first.len_utf8() };
            if !is_pair && !"=<>(){},:".contains(first) {
                let (line, column) = place(text, offset);
                return Err(ParseError { line, column, message: format!("unexpected character \"{first}\"") });
            }
            tokens.push((offset, Token::Symbol(&rest[..length])));
            length
        };
        rest = &rest[length..];
    }
    Ok(tokens)
}

struct Parser<'a> {
    tokens: Vec<(usize, Token<'a>)>,
    at: usize,
    names: &'a Names,
    depth: usize,
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn error(&self, message: impl Into<String>) -> ParseError {
        let offset = self.tokens.get(self.at).map_or(self.text.len(), |(offset, _)| *offset);
        let (line, column) = place(self.text, offset);
        ParseError { line, column, message: message.into() }
    }

    /// The error at the token just read.
    fn error_before(&mut self, message: impl Into<String>) -> ParseError {
        self.at -= 1;
        self.error(message)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(text)) if *text == word);
        self.at += usize::from(found);
        found
    }

    fn take_symbol(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Symbol(text)) if *text == symbol);
        self.at += usize::from(found);
        found
    }

    fn symbol(&mut self, symbol: &str) -> Result<(), ParseError> {
        if self.take_symbol(symbol) { Ok(()) } else { Err(self.error(format!("expected \"{symbol}\""))) }
    }

    fn keyword(&mut self, word: &str) -> Result<(), ParseError> {
        if self.take_word(word) { Ok(()) } else { Err(self.error(format!("expected \"{word}\""))) }
    }

    fn word(&mut self, expected: &str) -> Result<&'a str, ParseError> {
        match self.peek() {
            Some(Token::Word(text)) => {
                let text = *text;
                self.at += 1;
                Ok(text)
            }
            _ => Err(self.error(format!("expected {expected}"))),
        }
    }

    fn number(&mut self) -> Result<f64, ParseError> {
        match self.peek() {
            Some(Token::Number(number)) => {
                let number = *number;
                self.at += 1;
                Ok(number)
            }
            _ => Err(self.error("expected a number")),
        }
    }

    fn comparison(&mut self) -> Result<Comparison, ParseError> {
        let symbols = [
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("!=", Comparison::Different),
            ("=", Comparison::Equal),
            ("<", Comparison::Below),
            (">", Comparison::Above),
        ];
        for (symbol, comparison) in symbols {
            if self.take_symbol(symbol) {
                return Ok(comparison);
            }
        }
        Err(self.error("expected a comparison: = != < <= > >="))
    }

    fn any(&mut self) -> Result<Condition, ParseError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(format!("nested deeper than {DEEPEST}")));
        }
        let mut parts = vec![self.all()?];
        while self.take_word("or") {
            parts.push(self.all()?);
        }
        self.depth -= 1;
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) })
    }

    fn all(&mut self) -> Result<Condition, ParseError> {
        let mut parts = vec![self.unary()?];
        while self.take_word("and") {
            parts.push(self.unary()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
    }

    fn unary(&mut self) -> Result<Condition, ParseError> {
        let mut negations = 0_usize;
        while self.take_word("not") {
            negations += 1;
        }
        let inner = if self.take_symbol("(") {
            let inner = self.any()?;
            self.symbol(")")?;
            inner
        } else {
            self.atom()?
        };
        Ok(if negations % 2 == 1 { Condition::Not(Box::new(inner)) } else { inner })
    }

    fn atom(&mut self) -> Result<Condition, ParseError> {
        let word = self.word("a question, a service or a fact")?;
        let atom = match word {
            "unknown" | "known" | "unasked" | "open" => {
                self.symbol("(")?;
                let question = self.question()?;
                self.symbol(")")?;
                match word {
                    "unknown" => Atom::Unknown(question),
                    "known" => Atom::Known(question),
                    "unasked" => Atom::Unasked(question),
                    _ => Atom::Open(question),
                }
            }
            "count" => self.count()?,
            "any" => {
                self.symbol("(")?;
                let set = self.bound_set()?;
                self.symbol(":")?;
                let inner = self.any()?;
                self.symbol(")")?;
                Atom::AnyTower(set, Box::new(inner))
            }
            "OUT" => {
                self.keyword("meets")?;
                let towers = self.set(Self::tower)?;
                Atom::AnyTower(
                    TowerSet::These(towers),
                    Box::new(Condition::Atom(Atom::Class(TowerRef::Bound, vec![Class::Comanage, Class::Outsource]))),
                )
            }
            "scope" => {
                self.symbol("=")?;
                let kind = self.word("in_house, partial or global")?;
                Atom::Scope(ScopeKind::from_code(kind).ok_or_else(|| self.error_before("expected in_house, partial or global"))?)
            }
            "P" => Atom::Share(self.comparison()?, self.number()?),
            "M" => Atom::Maturity(self.comparison()?, self.number()?),
            "impact" => {
                self.symbol("=")?;
                let band = self.word("small, moderate or large")?;
                Atom::Impact(ImpactBand::from_code(band).ok_or_else(|| self.error_before("expected small, moderate or large"))?)
            }
            "band" => return self.listed(Self::band, Atom::Band),
            "splits" => Atom::Splits(self.comparison()?, self.number()?),
            "split" => {
                self.keyword("on")?;
                Atom::SplitOn(self.set(Self::question)?)
            }
            "apart" => {
                self.keyword("on")?;
                Atom::ApartOn(self.set(Self::question)?)
            }
            "cls" => {
                let tower = self.tower_in_parentheses()?;
                return self.listed(Self::class, |classes| Atom::Class(tower, classes));
            }
            "S" => Atom::Score(self.tower_in_parentheses()?, self.comparison()?, self.number()?),
            "confirmed" => {
                let code = self.word("a criterion")?;
                let criterion = Criterion::from_code(code).ok_or_else(|| self.error_before(format!("unknown criterion \"{code}\"")))?;
                self.value(criterion, true)?
            }
            "t" => self.about(TowerRef::Bound)?,
            _ => {
                if let Some(criterion) = Criterion::from_code(word) {
                    self.value(criterion, false)?
                } else if let Some(tower) = self.names.tower(word) {
                    self.about(TowerRef::Fixed(tower))?
                } else {
                    let question = self.names.question(word).ok_or_else(|| self.error_before(format!("unknown name \"{word}\"")))?;
                    return self.about_question(question);
                }
            }
        };
        Ok(Condition::Atom(atom))
    }

    fn about(&mut self, tower: TowerRef) -> Result<Atom, ParseError> {
        self.keyword("in")?;
        if self.take_word("OUT") {
            return Ok(Atom::Class(tower, vec![Class::Comanage, Class::Outsource]));
        }
        let question = self.question()?;
        match self.names.kind(question) {
            Kind::Towers { .. } => Ok(Atom::Picked(tower, question)),
            _ => Err(self.error_before("expected OUT or a question whose answer is a list of services")),
        }
    }

    fn about_question(&mut self, question: usize) -> Result<Condition, ParseError> {
        match self.names.kind(question) {
            Kind::Single => self.listed(|parser| parser.option(question), |options| Atom::Is(question, options)),
            Kind::Multi { .. } | Kind::Actors => {
                if self.take_symbol("=") {
                    return Ok(Condition::Atom(Atom::Exactly(question, self.set(|parser| parser.option(question))?)));
                }
                self.keyword("has")?;
                let options = if self.take_word("any") {
                    self.keyword("of")?;
                    self.set(|parser| parser.option(question))?
                } else {
                    vec![self.option(question)?]
                };
                Ok(Condition::Atom(Atom::HasAny(question, options)))
            }
            Kind::Scale => Ok(Condition::Atom(Atom::Scale(question, self.comparison()?, self.number()?))),
            Kind::MatrixSingle => {
                let tower = self.tower_in_parentheses()?;
                self.listed(|parser| parser.option(question), |options| Atom::Cell(question, tower, options))
            }
            Kind::Towers { .. } | Kind::MatrixScale(_) => {
                Err(self.error_before("this question is read service by service: \"t in …\" or a criterion"))
            }
        }
    }

    fn value(&mut self, criterion: Criterion, confirmed: bool) -> Result<Atom, ParseError> {
        Ok(Atom::Value { criterion, tower: self.tower_in_parentheses()?, comparison: self.comparison()?, bound: self.number()?, confirmed })
    }

    fn count(&mut self) -> Result<Atom, ParseError> {
        self.symbol("(")?;
        let atom = if self.take_word("OUT") {
            self.symbol(")")?;
            Atom::CountTowers(TowerSet::Out, None, self.comparison()?, self.number()?)
        } else if matches!(self.peek(), Some(Token::Word("t"))) {
            let set = self.bound_set()?;
            let inner = if self.take_symbol(":") { Some(Box::new(self.any()?)) } else { None };
            self.symbol(")")?;
            Atom::CountTowers(set, inner, self.comparison()?, self.number()?)
        } else {
            let question = self.question()?;
            if !matches!(self.names.kind(question), Kind::Multi { .. } | Kind::Actors | Kind::Towers { .. }) {
                return Err(self.error_before("expected a question with several answers"));
            }
            self.symbol(")")?;
            Atom::Count(question, self.comparison()?, self.number()?)
        };
        Ok(atom)
    }

    fn bound_set(&mut self) -> Result<TowerSet, ParseError> {
        self.keyword("t")?;
        self.keyword("in")?;
        for (word, set) in [("OUT", TowerSet::Out), ("ALL", TowerSet::All), ("GROUP", TowerSet::Group), ("SUCH", TowerSet::Such)] {
            if self.take_word(word) {
                return Ok(set);
            }
        }
        Ok(TowerSet::These(self.set(Self::tower)?))
    }

    fn tower_in_parentheses(&mut self) -> Result<TowerRef, ParseError> {
        self.symbol("(")?;
        let tower = if self.take_word("t") { TowerRef::Bound } else { TowerRef::Fixed(self.tower()?) };
        self.symbol(")")?;
        Ok(tower)
    }

    /// `= X`, `!= X` or `in {X, …}`.
    fn listed<T>(&mut self, read: impl Fn(&mut Self) -> Result<T, ParseError>, atom: impl FnOnce(Vec<T>) -> Atom) -> Result<Condition, ParseError> {
        if self.take_symbol("=") {
            return Ok(Condition::Atom(atom(vec![read(self)?])));
        }
        if self.take_symbol("!=") {
            return Ok(Condition::Not(Box::new(Condition::Atom(atom(vec![read(self)?])))));
        }
        self.keyword("in")?;
        Ok(Condition::Atom(atom(self.set(read)?)))
    }

    fn set<T>(&mut self, read: impl Fn(&mut Self) -> Result<T, ParseError>) -> Result<Vec<T>, ParseError> {
        self.symbol("{")?;
        let mut values = vec![read(self)?];
        while self.take_symbol(",") {
            values.push(read(self)?);
        }
        self.symbol("}")?;
        Ok(values)
    }

    fn question(&mut self) -> Result<usize, ParseError> {
        let word = self.word("a question")?;
        self.names.question(word).ok_or_else(|| self.error_before(format!("unknown question \"{word}\"")))
    }

    fn tower(&mut self) -> Result<usize, ParseError> {
        let word = self.word("a service")?;
        self.names.tower(word).ok_or_else(|| self.error_before(format!("unknown service \"{word}\"")))
    }

    fn option(&mut self, question: usize) -> Result<OptionId, ParseError> {
        let word = self.word("an option")?;
        self.names
            .option(question, word)
            .ok_or_else(|| self.error_before(format!("unknown option \"{word}\" of {}", self.names.question_id(question))))
    }

    fn class(&mut self) -> Result<Class, ParseError> {
        let word = self.word("a class")?;
        Class::from_code(word).ok_or_else(|| self.error_before("expected K, U, C or O"))
    }

    fn band(&mut self) -> Result<Band, ParseError> {
        let word = self.word("a band")?;
        Band::from_code(word).ok_or_else(|| self.error_before("expected green, yellow, orange or red"))
    }
}
