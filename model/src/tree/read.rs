//! Reading a tree into the types of the project: a `Deserializer` that never takes one shape for
//! another. It exists because serde's derived readers alone would take a list for a record.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::{Entry, Fault, Form, Node, Shape, Wrong};

impl Node {
    fn wrong<T>(&self, due: Shape) -> Result<T, Wrong> {
        Err(Wrong::from(Fault::WrongKind { found: self.shape(), due }).at(self.place))
    }

    fn shape(&self) -> Shape {
        match &self.form {
            Form::Nothing => Shape::Nothing,
            Form::Truth(_) => Shape::Truth,
            Form::Whole(number) => Shape::Said(number.to_string()),
            Form::Word(word) => Shape::Said(word.clone()),
            Form::List(_) => Shape::List,
            Form::Record(_) => Shape::Record,
        }
    }

    /// Finds the place of a key that the reader of the record refused.
    fn at_key(&self, wrong: Wrong) -> Wrong {
        let place = match wrong.fault() {
            Fault::UnknownKey { key, .. } => self.entry(key).map(|entry| entry.place),
            _ => None,
        };
        place.into_iter().fold(wrong, Wrong::at)
    }

    fn number<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Wrong> {
        let Form::Whole(number) = self.form else { return self.wrong(Shape::Whole) };
        match (u64::try_from(number), i64::try_from(number)) {
            (Ok(number), _) => visitor.visit_u64(number),
            (_, Ok(number)) => visitor.visit_i64(number),
            _ => return self.wrong(Shape::Whole),
        }
        .map_err(|wrong: Wrong| wrong.at(self.place))
    }
}

macro_rules! numbers {
    ($($method:ident)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.number(visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.form {
            Form::Nothing => visitor.visit_unit(),
            Form::Truth(truth) => visitor.visit_bool(*truth),
            Form::Whole(_) => self.number(visitor),
            Form::Word(word) => visitor.visit_borrowed_str(word),
            Form::List(members) => visitor.visit_seq(Members { left: members.iter(), at: 0 }),
            Form::Record(entries) => {
                let read = visitor.visit_map(Entries::new(entries.iter().collect()));
                read.map_err(|wrong| self.at_key(wrong))
            }
        }
        .map_err(|wrong: Wrong| wrong.at_value(self.place))
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.form {
            Form::Truth(truth) => visitor.visit_bool(truth),
            _ => self.wrong(Shape::Truth),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.form {
            Form::Word(word) => {
                visitor.visit_borrowed_str(word).map_err(|wrong: Wrong| wrong.at(self.place))
            }
            _ => self.wrong(Shape::Word),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let Form::Word(word) = &self.form else { return self.wrong(Shape::Word) };
        visitor
            .visit_enum(word.as_str().into_deserializer())
            .map_err(|wrong: Wrong| wrong.at(self.place))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.form == Form::Nothing { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if matches!(self.form, Form::List(_)) {
            self.deserialize_any(visitor)
        } else {
            self.wrong(Shape::List)
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match &self.form {
            Form::List(members) if members.len() == length => self.deserialize_any(visitor),
            _ => self.wrong(Shape::ListOf(length)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if matches!(self.form, Form::Record(_)) {
            self.deserialize_any(visitor)
        } else {
            self.wrong(Shape::Record)
        }
    }

    /// Hands the entries out in the order of `fields`, so that the tag of a tagged record, which
    /// is named like the record, comes first.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let Form::Record(entries) = &self.form else { return self.wrong(Shape::Record) };
        if let Some(entry) = entries.iter().find(|entry| !fields.contains(&&*entry.key)) {
            return Err(Wrong::unknown_field(&entry.key, fields).at(entry.place));
        }
        let sorted = fields.iter().filter_map(|field| self.entry(field)).collect();
        visitor.visit_map(Entries::new(sorted)).map_err(|wrong| {
            let wrong = self.at_key(wrong);
            match self.entry(name).map(|tag| &tag.value.form) {
                Some(Form::Word(tag)) => wrong.of(tag),
                _ => wrong,
            }
        })
    }

    serde::forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct tuple_struct ignored_any
    }
}

/// The members of a list.
struct Members<'de> {
    left: std::slice::Iter<'de, Node>,
    at: usize,
}

impl<'de> SeqAccess<'de> for Members<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Wrong> {
        let Some(node) = self.left.next() else { return Ok(None) };
        self.at += 1;
        let read = seed.deserialize(node).map(Some);
        read.map_err(|wrong| wrong.at(node.place).under(&format!("[{}]", self.at - 1)))
    }
}

/// The entries of a record.
struct Entries<'de> {
    left: std::vec::IntoIter<&'de Entry>,
    value: Option<&'de Entry>,
}

impl<'de> Entries<'de> {
    fn new(entries: Vec<&'de Entry>) -> Entries<'de> {
        Entries { left: entries.into_iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        self.value = self.left.next();
        let Some(entry) = self.value else { return Ok(None) };
        let key: StrDeserializer<'_, Wrong> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|wrong| wrong.at(entry.place).under(&entry.key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let entry = self.value.take().expect("serde asks for a value after its key");
        seed.deserialize(&entry.value)
            .map_err(|wrong| wrong.at_value(entry.value.place).at(entry.place).under(&entry.key))
    }
}
